"""tables"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "tables"
down_revision = None


def upgrade():
    op.create_table(
        "team",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("Name", sa.String(length=80), nullable=False, comment="it's shown"),
        sa.Column("tags", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'::text[]")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("Name", name=op.f("team_name_key")),
        comment="teams",
    )
    op.create_table(
        "member",
        sa.Column("id", sa.BigInteger, primary_key=True),
        sa.Column("team_id", sa.Integer, sa.ForeignKey("team.id", ondelete="SET NULL", name="member_team"), index=True),
        sa.Column("mood", sa.Enum("ok", "it's bad", name="mood"), server_default="ok", nullable=False),
        sa.Column("score", sa.Numeric(10, 2), sa.CheckConstraint("score > 0", name="positive")),
        sa.Column("seen", sa.DateTime(timezone=True), server_default=sa.func.now(), default=utcnow),
        sa.Column("email", sa.Text, unique=True),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), server_default="{}"),
        sa.Column("number", sa.Integer, sa.Identity(always=True)),
        sa.Column("twice", sa.Integer, sa.Computed("score * 2", persisted=True)),
        sa.Column("embedding", Vector(3)),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], ondelete="CASCADE"),
        sa.CheckConstraint("email <> ''"),
    )
    op.create_table("empty")


def downgrade():
    op.drop_table("empty")
    op.drop_table("member")
    op.execute("DROP TYPE mood")
    op.drop_table("team", if_exists=True)
