revision = "default"
down_revision = "type"
def upgrade():
    op.add_column("t", sa.Column("v", sa.Text, server_default=f"{x}"))
