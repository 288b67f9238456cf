-- Calls that are the same but for the moment are one entry, with a line for each.
alter table audit_entry alter column detail set data type varchar(60000);
