"""How does alembic run a migration here, so that it happens wholly or not at all?

`tracker` passes the connection it wants migrated. A developer's `alembic -x db=PATH ...` names the file instead
(default: tracker.db); see [tool.alembic] in pyproject.toml.

- One transaction, begun with BEGIN IMMEDIATE, holds all migrations that are due and the views.
- Foreign keys are off: rebuilding a table with them on would silently delete the rows that refer to it. They cannot be
  switched within a transaction, hence on the driver's connection before it begins. They are checked before the commit.
- Views are dropped first and made anew after, since a view that uses a table breaks that table's rebuilding.
"""

from alembic import context
from sqlalchemy import Connection

from tracker.store import engine, migrate, schema


def _migrate(connection: Connection) -> None:
    driver = connection.connection.driver_connection
    if driver is None:
        raise RuntimeError("the connection is closed")
    driver.execute("PRAGMA foreign_keys=OFF")
    connection.info["writes"] = True
    context.configure(
        connection=connection,
        target_metadata=schema.metadata,
        transactional_ddl=True,
        render_as_batch=True,
        compare_type=True,
        include_name=lambda name, kind, _parents: kind != "table" or name in schema.metadata.tables,
    )
    with context.begin_transaction():
        before = migrate.counts(connection)
        migrate.drop_views(connection)
        context.run_migrations()
        migrate.create_views(connection)
        migrate.require_whole(connection, before)
    driver.execute("PRAGMA foreign_keys=ON")


def _run() -> None:
    given: Connection | None = context.config.attributes.get("connection")
    if given is not None:
        _migrate(given)
        return
    path = context.get_x_argument(as_dictionary=True).get("db", "tracker.db")
    with engine.opened(path, "rwc") as database:
        _migrate(database.connection)


_run()
