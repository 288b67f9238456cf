-- Work of tools that a client comes back for (MCP, extension Tasks). It ends with its node.
create table tool_job (
  id varchar(64) primary key,
  subject varchar(255) not null,
  status varchar(16) not null,
  questions varchar(100000) not null,
  answers varchar(200000) not null,
  result varchar(1000000),
  lease_ends_at timestamp(6) with time zone not null,
  created_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null
);

create index tool_job_subject on tool_job (subject, status);
create index tool_job_lease on tool_job (status, lease_ends_at);
create index tool_job_created on tool_job (created_at);
