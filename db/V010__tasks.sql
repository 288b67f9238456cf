create table task (
  id varchar(64) primary key,
  subject varchar(255) not null,
  client varchar(255) not null,
  kind varchar(16) not null,
  input varchar(1000000) not null,
  status varchar(16) not null,
  progress double precision not null,
  message varchar(1000) not null,
  agent varchar(255),
  reason varchar(2000),
  result varchar(1000000),
  error varchar(4000),
  node varchar(64) not null,
  lease_ends_at timestamp(6) with time zone not null,
  created_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null,
  finished_at timestamp(6) with time zone
);

create index task_subject on task (subject, created_at);
create index task_lease on task (status, lease_ends_at);
create index task_finished on task (finished_at);

-- How a step of a workflow ended. Written once, when it did.
create table task_step (
  id varchar(80) primary key,
  task_id varchar(64) not null references task (id) on delete cascade,
  step_number integer not null,
  name varchar(64) not null,
  status varchar(16) not null,
  agent varchar(255),
  reason varchar(2000),
  result varchar(1000000),
  error varchar(4000),
  started_at timestamp(6) with time zone not null,
  finished_at timestamp(6) with time zone not null
);

create index task_step_task on task_step (task_id, step_number);
