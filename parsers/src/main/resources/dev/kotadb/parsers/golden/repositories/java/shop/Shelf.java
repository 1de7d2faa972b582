package shop;

abstract class Shelf {
    protected Item item;

    abstract String name();

    static Shelf of(Box item, Box box) {
        return new Shelf() {
            @Override
            String name() {
                box.toString();
                return item.toString();
            }
        };
    }
}
