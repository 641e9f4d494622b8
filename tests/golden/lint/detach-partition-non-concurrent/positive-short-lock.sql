SET lock_timeout = '2s';
ALTER TABLE p DETACH PARTITION p1;
