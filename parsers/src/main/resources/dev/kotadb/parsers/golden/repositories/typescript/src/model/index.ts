export * from './item';
export { default as Thing } from './item';
