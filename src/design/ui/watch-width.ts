/** For `{@attach}`: tells whether an element's content is wider than it, now and whenever it changes. */
export function watchWidth(tell: (isTooWide: boolean) => void): (element: HTMLElement) => () => void {
  return (element) => {
    const observer = new ResizeObserver(() => tell(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  };
}
