module web {
    requires shop;
}
