REASSIGN OWNED BY reporting TO app;
