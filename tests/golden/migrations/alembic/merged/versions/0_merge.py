revision = "merge"
down_revision = ("left", "right")
def upgrade(): pass
