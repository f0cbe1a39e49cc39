// Package plaintext reads a page of text, in whatever encoding it comes, into
// the stories on it. Every character of the page but white space is in the
// stories, in its order, or in a remark; what is not understood stays copy.
// Half-width marks between Chinese become full-width ones. All functions are
// pure, may be called concurrently and accept any bytes.
//
// It never corrects words, and it knows nothing of papers, files or Markdown.
package plaintext
