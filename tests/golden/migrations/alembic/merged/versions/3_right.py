revision = "right"
down_revision = "base"
def upgrade(): op.execute("ALTER TABLE t ADD COLUMN c int")
