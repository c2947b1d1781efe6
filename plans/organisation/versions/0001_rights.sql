-- Who may see and do what. Nobody but the owner deletes; who, when and which revision are the server's to say.

-- Not forced upon the owner: it runs these functions, and whoever administers the database sees everything anyway.
create function digikoers.my_teams() returns setof uuid
    language sql stable security definer rows 100 set search_path = digikoers, pg_temp as $$
    select team_id from member
    where login = digikoers.login() and duty = 'leader' and coalesce(until, 'infinity') >= current_date
$$;
create function digikoers.managed_teams() returns setof uuid
    language sql stable security definer rows 100 set search_path = digikoers, pg_temp as $$
    select team.id from member join team using (location_id)
    where login = digikoers.login() and duty = 'manager' and coalesce(until, 'infinity') >= current_date
$$;
create function digikoers.read_teams() returns setof uuid
    language sql stable security definer rows 100 set search_path = digikoers, pg_temp as $$
    select digikoers.my_teams() union all select digikoers.managed_teams()
$$;
create function digikoers.sees_all() returns boolean
    language sql stable security definer set search_path = digikoers, pg_temp as $$
    select exists (
        select from member
        where login = digikoers.login() and duty = 'board' and coalesce(until, 'infinity') >= current_date)
$$;
create function digikoers.seen_teams() returns setof uuid
    language sql stable security definer rows 100 set search_path = digikoers, pg_temp as $$
    select digikoers.read_teams() union all
    select team.id from member join location using (region) join team on team.location_id = location.id
    where login = digikoers.login() and duty = 'region' and coalesce(until, 'infinity') >= current_date
$$;
-- All of them, those that the board sees included: what a statement begins with, so that it reads no more than it must.
create function digikoers.all_seen_teams() returns setof uuid
    language sql stable security definer rows 100 set search_path = digikoers, pg_temp as $$
    select digikoers.seen_teams() union select id from team where (select digikoers.sees_all())
$$;
create function digikoers.seen_locations() returns setof uuid
    language sql stable security definer rows 100 set search_path = digikoers, pg_temp as $$
    select location_id from team where id in (select digikoers.seen_teams()) union all
    select location_id from member
    where login = digikoers.login() and location_id is not null and coalesce(until, 'infinity') >= current_date
$$;
create function digikoers.my_plans() returns setof uuid
    language sql stable security definer rows 100 set search_path = digikoers, pg_temp as $$
    select id from plan where team_id in (select digikoers.my_teams())
$$;
create function digikoers.managed_plans() returns setof uuid
    language sql stable security definer rows 100 set search_path = digikoers, pg_temp as $$
    select id from plan where team_id in (select digikoers.managed_teams())
$$;
create function digikoers.read_plans() returns setof uuid
    language sql stable security definer rows 100 set search_path = digikoers, pg_temp as $$
    select id from plan where team_id in (select digikoers.read_teams())
$$;

alter table digikoers.organisation enable row level security;
alter table digikoers.location enable row level security;
alter table digikoers.team enable row level security;
alter table digikoers.member enable row level security;
alter table digikoers.plan enable row level security;
alter table digikoers.plan_roles enable row level security;
alter table digikoers.plan_whole enable row level security;
alter table digikoers.remark enable row level security;
alter table digikoers.log enable row level security;

create policy see on digikoers.organisation for select to digikoers_member
    using (exists (select from digikoers.member));
create policy see on digikoers.member for select to digikoers_member
    using (login = (select digikoers.login()) and coalesce(until, 'infinity') >= current_date);
create policy see on digikoers.team for select to digikoers_member
    using ((select digikoers.sees_all()) or id in (select digikoers.seen_teams()));
create policy see on digikoers.location for select to digikoers_member
    using ((select digikoers.sees_all()) or id in (select digikoers.seen_locations()));

create policy see on digikoers.plan for select to digikoers_member
    using ((select digikoers.sees_all()) or team_id in (select digikoers.seen_teams()));
create policy publish on digikoers.plan for insert to digikoers_member
    with check (team_id in (select digikoers.my_teams()));
create policy publish_again on digikoers.plan for update to digikoers_member
    using (team_id in (select digikoers.my_teams())) with check (team_id in (select digikoers.my_teams()));

create policy see on digikoers.plan_roles for select to digikoers_member
    using (plan_id in (select digikoers.read_plans()));
create policy publish on digikoers.plan_roles for insert to digikoers_member
    with check (plan_id in (select digikoers.my_plans()));
create policy publish_again on digikoers.plan_roles for update to digikoers_member
    using (plan_id in (select digikoers.my_plans()));

create policy see on digikoers.plan_whole for select to digikoers_member
    using (plan_id in (select digikoers.my_plans()));
create policy publish on digikoers.plan_whole for insert to digikoers_member
    with check (
        (select keeps_names from digikoers.organisation)
        and (plan_id, revision) in
            (select id, plan.revision from digikoers.plan where team_id in (select digikoers.my_teams())));

create policy see on digikoers.remark for select to digikoers_member
    using (plan_id in (select digikoers.read_plans()));
create policy send on digikoers.remark for insert to digikoers_member
    with check (plan_id in (select digikoers.managed_plans()));
create policy send_again on digikoers.remark for update to digikoers_member
    using (
        login = (select digikoers.login())
        and plan_id in (select digikoers.managed_plans()))
    with check (plan_id in (select digikoers.managed_plans()));

create function digikoers.stamp_plan() returns trigger
    language plpgsql set search_path = digikoers, pg_temp as $$
begin
    if tg_op = 'UPDATE' then
        if new.version < old.version then
            raise exception 'published by a newer program' using errcode = 'DK001';
        end if;
        new.revision := old.revision + 1;
    else
        new.revision := 1;
    end if;
    new.published_at := now();
    return new;
end $$;
create trigger stamp before insert or update on digikoers.plan
    for each row execute function digikoers.stamp_plan();

create function digikoers.stamp_remark() returns trigger
    language plpgsql set search_path = digikoers, pg_temp as $$
begin
    new.login := digikoers.login();
    new.sent := extract(epoch from clock_timestamp())::bigint;
    return new;
end $$;
create trigger stamp before insert or update on digikoers.remark
    for each row execute function digikoers.stamp_remark();

create function digikoers.note() returns trigger
    language plpgsql security definer set search_path = digikoers, pg_temp as $$
begin
    if tg_table_name = 'plan' then
        insert into log (login, plan_id, what)
        values (digikoers.login(), new.id, 'publish ' || new.revision);
        -- Three are enough to merge with; what is older only holds names longer than it must.
        delete from plan_whole where plan_id = new.id and revision <= new.revision - 3;
    else
        insert into log (login, plan_id, what) values (digikoers.login(), new.plan_id, 'remark ' || new.id);
    end if;
    return null;
end $$;
create trigger note after insert or update on digikoers.plan
    for each row execute function digikoers.note();
create trigger note after insert or update on digikoers.remark
    for each row execute function digikoers.note();

-- Everything that a laptop asks, in five statements; a web front as PostgREST offers the same.

create function digikoers.greet() returns jsonb language sql stable set search_path = digikoers, pg_temp as $$
    select jsonb_build_object(
        'form', (select max(version_num) from alembic_version),
        'name', organisation.name,
        'keeps_names', organisation.keeps_names,
        'duties', coalesce((
            select jsonb_agg(jsonb_build_object(
                'duty', duty, 'team_id', team_id, 'team', team.name, 'location', location.name,
                'region', coalesce(member.region, location.region)) order by duty, location.name, team.name)
            from member left join team on team.id = member.team_id
            left join location on location.id = coalesce(member.location_id, team.location_id)), '[]'))
    from organisation
$$;

-- Publishes a plan whole or not at all, and gives its revision; null when the one it comes after is no longer the last.
create function digikoers.publish(
    plan uuid, team uuid, mine integer, line jsonb, summary jsonb, roles jsonb, whole jsonb default null
) returns integer language plpgsql set search_path = digikoers, pg_temp as $$
#variable_conflict use_column
declare
    given plan := jsonb_populate_record(null::plan, line);
    made integer;
begin
    if publish.mine = 0 then
        insert into plan (id, team_id, version, checksum, changed_at, year, state, reviewed, overall, goals,
            planned, spent, promised, rostered, counted, reached)
        values (publish.plan, publish.team, given.version, given.checksum, given.changed_at, given.year, given.state,
            given.reviewed, given.overall, given.goals, given.planned, given.spent, given.promised, given.rostered, given.counted,
            given.reached)
        on conflict (id) do nothing returning revision into made;
    else
        update plan set (version, checksum, changed_at, year, state, reviewed, overall, goals, planned, spent, promised,
            rostered, counted, reached) = (given.version, given.checksum, given.changed_at, given.year, given.state, given.reviewed,
            given.overall, given.goals, given.planned, given.spent, given.promised, given.rostered, given.counted, given.reached)
        where id = publish.plan and revision = publish.mine returning revision into made;
    end if;
    if made is not null then
        insert into plan_roles (plan_id, summary, document) values (publish.plan, publish.summary, publish.roles)
        on conflict (plan_id) do update set summary = excluded.summary, document = excluded.document;
        if publish.whole is not null then
            insert into plan_whole (plan_id, revision, document) values (publish.plan, made, publish.whole);
        end if;
    end if;
    return made;
end $$;

create function digikoers.send_remarks(plan uuid, given jsonb) returns integer
    language sql set search_path = digikoers, pg_temp as $$
    with put as (
        insert into remark (id, plan_id, content)
        select (item -> 'remark' ->> 'id')::uuid, send_remarks.plan, item
        from jsonb_array_elements(send_remarks.given) as item
        on conflict (id) do update set content = excluded.content where remark.content <> excluded.content
        returning 1)
    select count(*)::integer from put
$$;

-- The lines of the overview: figures for who sees the team, and the summary for who may read its plan.
create view digikoers.overview with (security_invoker = true) as
    select plan.*, team.name as team, location.name as location, location.region, plan_roles.summary
    from (select digikoers.all_seen_teams() as id) as seen
    join digikoers.team using (id)
    join digikoers.plan on plan.team_id = team.id
    join digikoers.location on location.id = team.location_id
    left join digikoers.plan_roles on plan_roles.plan_id = plan.id;

revoke all on schema digikoers from public;
revoke all on all functions in schema digikoers from public;
grant usage on schema digikoers to digikoers_member;
grant execute on function digikoers.login(), digikoers.my_teams(), digikoers.managed_teams(), digikoers.read_teams(),
    digikoers.seen_teams(), digikoers.all_seen_teams(), digikoers.seen_locations(), digikoers.sees_all(),
    digikoers.my_plans(), digikoers.managed_plans(), digikoers.read_plans(), digikoers.is_plain(jsonb), digikoers.greet(), digikoers.send_remarks(uuid, jsonb),
    digikoers.publish(uuid, uuid, integer, jsonb, jsonb, jsonb, jsonb) to digikoers_member;
grant select on digikoers.organisation, digikoers.location, digikoers.team, digikoers.member, digikoers.plan,
    digikoers.plan_roles, digikoers.plan_whole, digikoers.remark, digikoers.overview, digikoers.alembic_version
    to digikoers_member;
grant insert (id, team_id, version, checksum, changed_at, year, state, reviewed, overall, goals, planned, spent,
    promised, rostered, counted, reached) on digikoers.plan to digikoers_member;
grant update (version, checksum, changed_at, year, state, reviewed, overall, goals, planned, spent, promised, rostered,
    counted, reached) on digikoers.plan to digikoers_member;
grant insert (plan_id, summary, document), update (summary, document) on digikoers.plan_roles to digikoers_member;
grant insert (plan_id, revision, document) on digikoers.plan_whole to digikoers_member;
grant insert (id, plan_id, content), update (content) on digikoers.remark to digikoers_member;
