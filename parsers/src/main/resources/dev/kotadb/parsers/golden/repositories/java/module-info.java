module shop {
    requires transitive java.sql;
    exports shop;
}
