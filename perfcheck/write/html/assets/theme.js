// Runs before anything is drawn: scripts are on, and the theme that was chosen before.
document.documentElement.classList.add("js");
try {
  const theme = localStorage.getItem("perfcheck-theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to pages opened from a file in some browsers: the system's theme applies.
}
