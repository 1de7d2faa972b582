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
