-- @no-transaction
CREATE DATABASE shop;
