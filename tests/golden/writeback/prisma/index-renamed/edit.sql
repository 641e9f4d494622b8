ALTER INDEX mail RENAME TO "User_email_key"; ALTER INDEX "User_name_idx" RENAME TO names;
