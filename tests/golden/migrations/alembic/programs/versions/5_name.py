revision = "name"
down_revision = "loop"
def upgrade():
    op.add_column(TABLE, sa.Column("v", sa.Text))
