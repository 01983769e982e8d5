//! What is imported, what is refused and why, on forms in words of our own that carry the
//! structure and the defects of real files.

// Marked as tests one by one, so that their helpers may unwrap as tests do.

#[cfg(test)]
mod given;
#[cfg(test)]
mod importing;
#[cfg(test)]
mod matching;
#[cfg(test)]
mod mutating;
#[cfg(test)]
mod public_files;
#[cfg(test)]
mod refusing;
#[cfg(test)]
mod responding;
