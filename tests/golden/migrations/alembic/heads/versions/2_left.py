revision = "left"
down_revision = "base"
def upgrade():
    op.add_column("t", sa.Column("b", sa.Text()))
def downgrade():
    op.drop_column("t", "b")
