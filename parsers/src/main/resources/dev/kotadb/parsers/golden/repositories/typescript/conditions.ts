declare const z: { object(shape: {}): {} };
export const Cat = z.object({});
export type Cat = typeof Cat;

class Text {
  kind = "text" as const;
  trim() {}
}

interface Circle {
  kind: "circle";
  radius: number;
  draw(): void;
}

interface Square {
  kind: "square";
  draw(): void;
}

type Shape = Circle | Square;

export function told(x: string | Text, shape: Shape) {
  if (typeof x === "string") {
    x.trim();
  } else {
    x.trim();
  }
  if (typeof x !== "string" || x.trim()) {
    return;
  }
  shape.kind === "circle" ? shape.draw() : shape.draw();
  switch (shape.kind) {
    case "circle":
      return shape.draw();
    case "square":
      return shape.draw();
    default:
      shape.draw();
  }
  if ("radius" in shape) {
    shape.draw();
  }
  if (shape.kind !== "circle") {
    return shape.draw();
  }
  shape.draw();
}

it("is one", () => {
  enum Size { Small }
  Size.Small;
});

it("is another", () => {
  enum Size { Small }
  let size: Size;
});
