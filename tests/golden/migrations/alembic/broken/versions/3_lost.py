revision = "lost"
down_revision = "nowhere"
def upgrade(): pass
