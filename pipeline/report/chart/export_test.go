package chart

// Width is width, for tests of where labels end.
var Width = width
