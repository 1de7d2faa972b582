package shop;

public interface Item {
    String name();

    default int price() {
        return name().length();
    }

    record Book(String name, int pages) implements Item {
        @Override
        public int price() {
            return Item.super.price() + pages;
        }
    }

    enum Size {
        SMALL,
        LARGE;

        public static Size fitting(int price) {
            return price > 9 ? LARGE : SMALL;
        }
    }
}
