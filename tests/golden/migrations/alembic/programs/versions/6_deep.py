revision = "deep"
down_revision = "name"
def upgrade():
    op.add_column("t", sa.Column("v", sa.ARRAY((((((((((((((((((((((((((((((((((((((sa.Text))))))))))))))))))))))))))))))))))))))))
