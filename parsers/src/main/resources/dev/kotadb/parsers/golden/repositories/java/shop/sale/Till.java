package shop.sale;

import static shop.Item.Size.fitting;

import java.util.List;
import shop.Box;
import shop.Item;
import shop.Item.Book;

class Till extends Box<Book> {
    private long sum;

    void add(int price) {
        sum += price;
    }

    void add(Integer price, Object... more) {
        add(price.intValue());
    }

    void add(long price) {
        sum += price;
    }

    void sell(List<Book> books) {
        for (Book book : books) {
            add(book.price());
            add(1L);
            add(Integer.valueOf(2), "gift");
        }
        books.stream().map(Book::pages).forEach(this::add);
        Box<Book> wrapped = Box.of(content);
        wrapped.map(book -> new Book(book.name(), 1)).open().price();
        var size = fitting(open().price());
        System.out.println(size);
        missing(size);
    }

    static class Receipt {
        Item item;

        String print() {
            return switch (item) {
                case Book(String name, int pages) -> name.strip() + pages;
                default -> item.name();
            };
        }
    }
}
