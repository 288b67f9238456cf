-- Who is told that a task has ended. When it is tried next is written before it is tried, so that a
-- server that stops in the middle needs nobody to clean up.
create table task_webhook (
  id varchar(64) primary key,
  task_id varchar(64) not null references task (id) on delete cascade,
  url varchar(2000) not null,
  secret bytea not null,
  attempts integer not null,
  -- Null when there is no next time.
  next_at timestamp(6) with time zone,
  last_error varchar(500),
  delivered_at timestamp(6) with time zone,
  given_up_at timestamp(6) with time zone
);

create unique index task_webhook_task on task_webhook (task_id);
create index task_webhook_next on task_webhook (next_at);
