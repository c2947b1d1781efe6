-- What the organisation keeps, and nothing else. Run by its administrator, who owns it all; no laptop makes a table.

create table digikoers.organisation (
    only_one boolean primary key default true check (only_one),
    name text not null default '',
    -- Whether whole plans, names included, are kept for the leaders of the team itself.
    keeps_names boolean not null default false
);
insert into digikoers.organisation default values;

create table digikoers.location (
    id uuid primary key default gen_random_uuid(),
    name text not null unique check (length(name) between 1 and 200),
    region text not null default '' check (length(region) <= 200)
);
create table digikoers.team (
    id uuid primary key default gen_random_uuid(),
    name text not null check (length(name) between 1 and 200),
    location_id uuid not null references digikoers.location,
    unique (location_id, name)
);
-- Who is what, by the name under which the server knows her. A row gone is access gone, at the next statement.
create table digikoers.member (
    login text not null check (login = lower(login) and length(login) between 1 and 200),
    duty text not null check (duty in ('leader', 'manager', 'region', 'board')),
    team_id uuid references digikoers.team on delete cascade,
    location_id uuid references digikoers.location on delete cascade,
    region text,
    until date,
    check ((duty = 'leader') = (team_id is not null)),
    check ((duty = 'manager') = (location_id is not null)),
    check ((duty = 'region') = (region is not null)),
    unique nulls not distinct (login, duty, team_id, location_id, region)
);

-- Goals without a word of their own: theme, stage, status, and the status of each quarter that was measured.
create function digikoers.is_plain(goals jsonb) returns boolean language sql immutable parallel safe as $$
    select jsonb_typeof(goals) = 'array' and jsonb_array_length(goals) <= 200 and not exists (
        select from jsonb_array_elements(goals) as goal, jsonb_each(goal) as field
        where not case field.key
            when 'focus' then field.value = 'null' or field.value #>> '{}' ~ '^[a-z_]{1,30}$'
            when 'stage' then field.value = 'null' or field.value #>> '{}' ~ '^[a-z_]{1,30}$'
            when 'status' then field.value #>> '{}' in ('on_course', 'attention', 'stuck', 'reached', 'not_yet')
            when 'course' then jsonb_typeof(field.value) = 'array' and jsonb_array_length(field.value) = 4 and not exists (
                select from jsonb_array_elements(field.value) as mark
                where not (mark = 'null' or mark #>> '{}' in ('on_course', 'attention', 'stuck', 'reached', 'not_yet')))
            else false end)
$$;

-- The line of the overview, for region and board too: figures and fixed words, no text that anybody typed.
create table digikoers.plan (
    id uuid primary key,
    team_id uuid not null references digikoers.team,
    -- How often it was published; goes up by one, and what is published must name the one it comes after.
    revision integer not null default 1 check (revision > 0),
    -- The version of the plan file that it is in: an older program does not write over a newer one.
    version integer not null check (version > 0),
    -- By which its own laptop knows it again, after an answer that got lost.
    checksum text not null check (checksum ~ '^[0-9a-f]{64}$'),
    published_at timestamptz not null default now(),
    changed_at timestamptz not null check (changed_at between '2000-01-01Z' and '2200-01-01Z'),
    year integer not null check (year between 2000 and 2200),
    state text not null check (state ~ '^[a-z_]{1,30}$'),
    reviewed integer check (reviewed between 1 and 4),
    overall text check (overall in ('on_course', 'attention', 'stuck', 'reached', 'not_yet')),
    goals jsonb not null check (digikoers.is_plain(goals)),
    planned bigint not null,
    spent bigint not null,
    promised numeric(14, 4) not null,
    rostered numeric(14, 4),
    counted integer not null,
    reached integer not null
);
create index on digikoers.plan (team_id);
create index on digikoers.team (location_id);
create index on digikoers.member (login);

-- The plan with roles in the place of names, and what the overview of the location shows of it.
create table digikoers.plan_roles (
    plan_id uuid primary key references digikoers.plan on delete cascade,
    summary jsonb not null check (octet_length(summary::text) <= 300000),
    document jsonb not null check (octet_length(document::text) <= 13000000)
);
-- The whole plan, where the organisation switched that on: for the leaders of the team alone.
create table digikoers.plan_whole (
    plan_id uuid references digikoers.plan on delete cascade,
    revision integer not null,
    document jsonb not null check (octet_length(document::text) <= 13000000),
    primary key (plan_id, revision)
);
create table digikoers.remark (
    id uuid primary key,
    plan_id uuid not null references digikoers.plan on delete cascade,
    login text not null default '',
    -- Seconds since 1970 by the clock of the server.
    sent bigint not null default 0,
    content jsonb not null check (octet_length(content::text) <= 1000000)
);
create index on digikoers.remark (plan_id);
create table digikoers.log (
    at timestamptz not null default now(),
    login text not null,
    plan_id uuid,
    what text not null
);
create index on digikoers.log (at);
