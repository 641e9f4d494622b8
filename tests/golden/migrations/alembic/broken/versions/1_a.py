revision = "a"
down_revision = "c"
def upgrade(): pass
