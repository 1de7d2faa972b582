package web;

import module shop;

class Page {
    Item first(Driver driver) {
        return null;
    }
}
