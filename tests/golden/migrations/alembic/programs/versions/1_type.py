revision = "type"
down_revision = None
def upgrade():
    op.create_table("t",
        sa.Column("id", sa.Integer),
        sa.Column("v", MyType()))
