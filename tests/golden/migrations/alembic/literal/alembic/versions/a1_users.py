"""users: the first

Revises: nothing
"""
from alembic import op
import sqlalchemy as sa

revision = 'a1'
down_revision = None
branch_labels = None


def upgrade():
    """Makes the table."""
    # a comment with "quotes"
    op.execute("""
        CREATE TABLE users (
            id bigint PRIMARY KEY,  -- it's the key
            name text DEFAULT 'it\'\'s' || E'\\n'
        )
    """)
    op.execute(sa.text("INSERT INTO users VALUES (1, 'a\:b::text')"))


def downgrade(): op.execute("DROP TABLE users")
