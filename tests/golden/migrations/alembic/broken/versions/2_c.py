revision = "c"
down_revision = "a"
def upgrade(): pass
