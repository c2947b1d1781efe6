"""The organisation's library on PostgreSQL: plans of very many teams, for who may see them. Off unless it is set up.

    place = server.parse("postgresql://plannen.zorg.nl/digikoers")
    with connection.connect(place) as database:
        publishing.publish(database, row, mine)    # the leader: the line of the overview, and the plan with roles
        lines.refresh(database, local)             # who sees several teams: what changed since the last time
        remarks.send(database, plan)               # the manager; remarks.waiting(...) for the leader

Who may see and do what is decided in the database (``versions/0001_rights.sql``), never here. Only the command line and
one file of the window load this package, and only when somebody asks for it: it needs the extra
``digikoers[organisation]`` and is the one place that opens a connection.
"""
