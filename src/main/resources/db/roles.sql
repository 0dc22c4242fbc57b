-- The two roles of Schakel in PostgreSQL: schakel_eigenaar owns the tables and changes them when a new version starts,
-- schakel_app is what the application works with all day. Run by a superuser in Schakel's own database: before the first
-- start, to set other passwords, and once for a database from before there were two roles, which it hands over as it is.
-- The passwords are read from the session, so that they stand in no file:
--   select set_config('schakel.owner_password', '..', false), set_config('schakel.runtime_password', '..', false);
do $$
declare
    thing record;
begin
    if coalesce(current_setting('schakel.owner_password', true), '') = ''
       or coalesce(current_setting('schakel.runtime_password', true), '') = '' then
        raise exception 'schakel.owner_password and schakel.runtime_password are not set';
    end if;
    if not exists (select from pg_roles where rolname = 'schakel_eigenaar') then
        create role schakel_eigenaar;
    end if;
    if not exists (select from pg_roles where rolname = 'schakel_app') then
        create role schakel_app;
    end if;
    execute format('alter role schakel_eigenaar login nosuperuser nocreatedb nocreaterole noreplication nobypassrls'
                   ' password %L', current_setting('schakel.owner_password'));
    execute format('alter role schakel_app login nosuperuser nocreatedb nocreaterole noreplication nobypassrls'
                   ' password %L', current_setting('schakel.runtime_password'));

    execute format('alter database %I owner to schakel_eigenaar', current_database());
    execute format('revoke all on database %I from public, schakel_app', current_database());
    execute format('grant connect on database %I to schakel_app', current_database());
    revoke create on schema public from public, schakel_app;

    -- the engine makes its own tables, so its schema is the one thing that the application owns
    create schema if not exists schakel;
    create schema if not exists camunda;
    alter schema schakel owner to schakel_eigenaar;
    alter schema camunda owner to schakel_app;

    for thing in
        with owner (schema, role) as (values ('schakel', 'schakel_eigenaar'), ('camunda', 'schakel_app'))
        select 'table' as kind, format('%I.%I', n.nspname, c.relname) as name, owner.role, 1 as turn
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join owner on owner.schema = n.nspname
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and pg_get_userbyid(c.relowner) <> owner.role
        union all
        select 'sequence', format('%I.%I', n.nspname, c.relname), owner.role, 2
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join owner on owner.schema = n.nspname
        where c.relkind = 'S' and pg_get_userbyid(c.relowner) <> owner.role
          -- that of a column follows its table
          and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
                          and d.deptype in ('a', 'i'))
        union all
        select 'routine', p.oid::regprocedure::text, owner.role, 2
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace join owner on owner.schema = n.nspname
        where pg_get_userbyid(p.proowner) <> owner.role
        union all
        select 'statistics', format('%I.%I', n.nspname, s.stxname), owner.role, 2
        from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace join owner on owner.schema = n.nspname
        where pg_get_userbyid(s.stxowner) <> owner.role
        order by turn, name
    loop
        execute format('alter %s %s owner to %I', thing.kind, thing.name, thing.role);
    end loop;
end
$$;
