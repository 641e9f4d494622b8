"""index"""
from alembic import op

revision: str = 'b2'
down_revision = "a1"

INDEX = (
    "CREATE INDEX CONCURRENTLY users_name "
    "ON users (name)"
)


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute(INDEX)


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY users_name")
