"""What Alembic runs: the steps, on the connection and in the transaction that `migrate` opened."""

from alembic import context

from drafting.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot alter a column: the table is copied
)
context.run_migrations()
