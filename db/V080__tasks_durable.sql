-- By which name the agent can be asked after what it was given; told before its answer is waited
-- for, so that another server asks there instead of giving it a second time.
alter table task add column handle varchar(4000);
-- What the agent wants to know from the person before it goes on.
alter table task add column question varchar(4000);
-- Until when it must have ended; null for no such time.
alter table task add column deadline_at timestamp(6) with time zone;
-- By which a client that sends the same task twice gets the same one.
alter table task add column idempotency_key varchar(255);
-- How many servers had to leave it to another.
alter table task add column takeovers integer default 0 not null;

create unique index task_idempotency on task (subject, idempotency_key);
create index task_open on task (subject, status);

-- A step is written down when it begins, too.
alter table task_step add column handle varchar(4000);
alter table task_step alter column finished_at drop not null;
