revision = "right"
down_revision = "base"
def upgrade():
    op.execute(f"ALTER TABLE {name} ADD COLUMN c int")
def downgrade():
    pass
