DROP TYPE state;
