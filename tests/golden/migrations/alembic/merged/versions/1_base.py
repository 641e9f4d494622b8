revision = "base"
down_revision = None
def upgrade():
    op.execute("CREATE TABLE t (a int)")
