//! What is saved: versioned shapes of the document.
