-- Workflows that are kept under a name. What is in one is in its versions, which never change.
create table stored_workflow (
  id varchar(64) primary key,
  -- Empty for those that came with the product.
  owner varchar(255) not null,
  visibility varchar(16) not null,
  version integer not null,
  created_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null,
  -- One that was removed keeps its id, so that no two versions ever have the same number.
  removed_at timestamp(6) with time zone
);

create table workflow_version (
  id varchar(80) primary key,
  workflow_id varchar(64) not null references stored_workflow (id),
  version integer not null,
  author varchar(255) not null,
  definition varchar(300000) not null,
  created_at timestamp(6) with time zone not null
);

create index workflow_version_workflow on workflow_version (workflow_id, version);
