--liquibase formatted sql
SELECT 4;
