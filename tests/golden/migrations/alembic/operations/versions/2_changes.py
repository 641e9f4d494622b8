"""changes"""
from alembic import op
import sqlalchemy as sa

revision = "changes"
down_revision = "tables"


def upgrade():
    # schemawright:expand public.team.size
    op.add_column("team", sa.Column("size", sa.SmallInteger(), server_default=sa.text("0"), nullable=False))
    op.execute("UPDATE team SET size = 1")
    op.alter_column(
        "team",
        "size",
        existing_type=sa.SmallInteger(),
        type_=sa.Integer(),
        nullable=True,
        server_default=None,
        new_column_name="people",
        postgresql_using="size::int",
    )
    op.alter_column("team", "Name", comment=None, server_default="x")
    op.create_index(op.f("team_people"), "team", ["people", sa.text("lower(\"Name\")")], unique=True,
                    postgresql_using="btree", postgresql_where=sa.text("people > 0"))
    op.drop_index("ix_member_team_id", table_name="member")
    op.create_foreign_key("member_boss", "member", "member", ["number"], ["id"], onupdate="CASCADE", deferrable=True,
                          initially="DEFERRED", postgresql_not_valid=True)
    op.create_unique_constraint(None, "member", ["seen", "email"])
    op.create_check_constraint("low", "member", "score < 100")
    op.drop_constraint("positive", "member", type_="check")
    op.drop_column("member", "data")
    op.rename_table("empty", "full", schema="public")
    op.create_table_comment("full", "not empty", existing_comment=None)
    op.drop_table_comment("team")


def downgrade():
    raise NotImplementedError
