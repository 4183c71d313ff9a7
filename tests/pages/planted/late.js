// For no_script.html: a fact that only a script says.
document.getElementById("times").textContent = "Tuesdays only";
