package shop;

import java.util.function.Function;

public class Box<T extends Item> {
    protected T content;

    public static <U extends Item> Box<U> of(U content) {
        Box<U> box = new Box<>();
        box.content = content;
        return box;
    }

    public T open() {
        return content;
    }

    public <R extends Item> Box<R> map(Function<? super T, ? extends R> change) {
        return of(change.apply(content));
    }
}

interface Priced {
    int price();
}

class Basket<T extends Item & Priced> {
    java.util.function.Function<Item, String> label = Item::name;
    T first;

    Basket(T first, java.util.function.ToIntFunction<T> price) {
        this.first = first;
    }

    int total(Object o) {
        run(() -> first.price());
        run(() -> { return first.name(); });
        new Basket<>(first, T::price).first.name();
        return o instanceof Line(var item, int count) ? item.name().length() * count : first.price();
    }

    void run(Runnable runnable) {}

    <R> R run(java.util.concurrent.Callable<R> callable) {
        return null;
    }

    record Line(Item item, int count) {}

    enum Kind {
        SMALL(1),
        LARGE("x");

        Kind(int size) {}

        Kind(String name) {}
    }
}
