import { Square } from "./shapes";

export function watch(options: { done(): Square; inner: { go: () => Square } }) {
  options.done();
  options.inner.go();
  return { stop() { return options.done() }, square: options.done() };
}

watch(null!).stop();
function arms(arm: { kind: "a"; go(): Square } | { kind: "b"; go(): void }) {
  if (arm.kind === "b") arm.go();
}
function two(one: { run(): void }, other: { run(): string }) {
  one.run();
  other.run();
}
function callback(each: (take: (square: { dip(): void }) => void) => void) {
  each((square) => square.dip());
}
