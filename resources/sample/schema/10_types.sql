CREATE EXTENSION IF NOT EXISTS vector;

CREATE TYPE message_role AS ENUM ('system', 'user', 'assistant', 'tool');

CREATE TYPE tool_status AS ENUM ('pending', 'running', 'succeeded', 'failed', 'cancelled');
