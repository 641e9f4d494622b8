revision = "loop"
down_revision = "word"
def upgrade():
    for name in names:
        op.drop_table(name)
