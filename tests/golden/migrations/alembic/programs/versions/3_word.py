revision = "word"
down_revision = "default"
def upgrade():
    op.create_index("i", "t", ["a"],
        postgresql_ops={"a": "text_pattern_ops"})
